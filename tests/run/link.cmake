set(alone foreign_test.cpp instructions_test.cpp looks_test.cpp run_test.cpp shards_test.cpp steps_test.cpp workspace_test.cpp)
target_link_libraries(test-run PRIVATE yieldmark_run)
target_compile_definitions(test-run PRIVATE FAKE_BENCH="$<TARGET_FILE_DIR:yieldmark>/fake-bench"
    FAKE_FOREIGN="$<TARGET_FILE_DIR:yieldmark>/fake-foreign" IMPLS="${CMAKE_SOURCE_DIR}/impls")
add_dependencies(test-run fake-bench fake-foreign)
if(YIELDMARK_SANITIZE)
    # It doesn't run under valgrind.
    set_source_files_properties(${CMAKE_CURRENT_SOURCE_DIR}/run/instructions_test.cpp PROPERTIES HEADER_FILE_ONLY ON)
endif()
