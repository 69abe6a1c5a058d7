set(optimised TRUE)
set(alone chooser_test.cpp cost_model_test.cpp)
target_link_libraries(test-stats PRIVATE yieldmark_stats)
