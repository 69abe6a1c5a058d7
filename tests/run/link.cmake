target_link_libraries(test-run PRIVATE yieldmark_run)
target_compile_definitions(test-run PRIVATE FAKE_BENCH="$<TARGET_FILE_DIR:yieldmark>/fake-bench"
    FAKE_FOREIGN="$<TARGET_FILE_DIR:yieldmark>/fake-foreign" IMPLS="${CMAKE_SOURCE_DIR}/impls")
add_dependencies(test-run fake-bench fake-foreign)
