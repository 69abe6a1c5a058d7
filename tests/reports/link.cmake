set(alone gate_test.cpp)
target_link_libraries(test-reports PRIVATE yieldmark_reports nlohmann_json::nlohmann_json)
target_compile_definitions(test-reports PRIVATE GOLDEN="${CMAKE_CURRENT_SOURCE_DIR}/reports/golden")
