target_link_libraries(test-run PRIVATE yieldmark_run)
target_compile_definitions(test-run PRIVATE FAKE_BENCH="$<TARGET_FILE_DIR:yieldmark>/fake-bench"
    IMPLS="${CMAKE_SOURCE_DIR}/impls")
add_dependencies(test-run fake-bench)
