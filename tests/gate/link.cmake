target_link_libraries(test-gate PRIVATE yieldmark_gate)
target_compile_definitions(test-gate PRIVATE GOLDEN="${CMAKE_CURRENT_SOURCE_DIR}/gate/golden")
