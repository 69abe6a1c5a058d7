target_sources(test-fuzz PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}/fuzz/parsers.cpp)
target_link_libraries(test-fuzz PRIVATE yieldmark_profile yieldmark_project yieldmark_store)
target_compile_definitions(test-fuzz PRIVATE CORPUS="${CMAKE_CURRENT_SOURCE_DIR}/fuzz/corpus")
