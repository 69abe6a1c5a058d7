target_link_libraries(test-compare PRIVATE yieldmark_compare)
target_compile_definitions(test-compare PRIVATE COMPILER="${CMAKE_CXX_COMPILER}")
