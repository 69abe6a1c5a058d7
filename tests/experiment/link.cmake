target_sources(test-experiment PRIVATE ${PROJECT_SOURCE_DIR}/tools/experiment/mann_whitney.cpp)
target_link_libraries(test-experiment PRIVATE yieldmark_stats)
