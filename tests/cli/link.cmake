set(alone cli_test.cpp compare_test.cpp streams_test.cpp)
target_sources(test-cli PRIVATE ${PROJECT_SOURCE_DIR}/cli/command_line.cpp ${PROJECT_SOURCE_DIR}/cli/completions.cpp
                                ${PROJECT_SOURCE_DIR}/cli/man_page.cpp ${PROJECT_SOURCE_DIR}/cli/usage_errors.cpp)
target_link_libraries(test-cli PRIVATE yieldmark_run yieldmark_compare yieldmark_gate CLI11::CLI11 fmt::fmt)
target_compile_definitions(test-cli PRIVATE FAKE_BENCH="$<TARGET_FILE_DIR:yieldmark>/fake-bench"
    YIELDMARK="$<TARGET_FILE:yieldmark>" GOLDEN="${CMAKE_CURRENT_SOURCE_DIR}/cli/golden")
add_dependencies(test-cli fake-bench yieldmark)
