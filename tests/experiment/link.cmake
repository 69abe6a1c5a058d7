foreach(part IN ITEMS mann_whitney tally trials)
    target_sources(test-experiment PRIVATE ${PROJECT_SOURCE_DIR}/tools/experiment/${part}.cpp)
endforeach()
target_link_libraries(test-experiment PRIVATE yieldmark_compare yieldmark_run yieldmark_results yieldmark_stats fmt::fmt)
# Its main() too, so that no change breaks it unseen.
add_dependencies(test-experiment yieldmark-experiment)
