# kill -9, full disks, limits: a short round; scripts/faults makes a long one.
set(label faults)
target_link_libraries(test-faults PRIVATE yieldmark_compare fmt::fmt soci)
target_compile_definitions(test-faults PRIVATE FAKE_BENCH="$<TARGET_FILE_DIR:yieldmark>/fake-bench"
    YIELDMARK="$<TARGET_FILE:yieldmark>")
add_dependencies(test-faults fake-bench yieldmark)
if(YIELDMARK_SANITIZE)
    # It can't live within a few megabytes.
    set_source_files_properties(${CMAKE_CURRENT_SOURCE_DIR}/faults/limits_test.cpp PROPERTIES HEADER_FILE_ONLY ON)
endif()
