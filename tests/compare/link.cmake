target_link_libraries(test-compare PRIVATE yieldmark_compare yieldmark_reports)
target_compile_definitions(test-compare PRIVATE GOLDEN="${CMAKE_CURRENT_SOURCE_DIR}/compare/golden")
