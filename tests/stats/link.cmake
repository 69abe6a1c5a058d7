set(optimised TRUE)
target_link_libraries(test-stats PRIVATE yieldmark_stats)
