target_link_libraries(test-gate PRIVATE yieldmark_gate)
