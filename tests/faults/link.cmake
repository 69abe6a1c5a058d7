# kill -9, full disks, limits: a short round; scripts/faults makes a long one.
set(label faults)
target_link_libraries(test-faults PRIVATE yieldmark_compare fmt::fmt)
target_compile_definitions(test-faults PRIVATE FAKE_BENCH="$<TARGET_FILE_DIR:yieldmark>/fake-bench"
    YIELDMARK="$<TARGET_FILE:yieldmark>")
add_dependencies(test-faults fake-bench yieldmark)
