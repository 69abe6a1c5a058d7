set(alone foreign_test.cpp lists_test.cpp)
target_link_libraries(test-results PRIVATE yieldmark_results)
target_compile_definitions(test-results PRIVATE YIELDMARK_GOLDEN="${CMAKE_CURRENT_LIST_DIR}/golden")
target_compile_definitions(test-results PRIVATE YIELDMARK_CASE_FILTERS="${CMAKE_CURRENT_LIST_DIR}/case_filters.json")
