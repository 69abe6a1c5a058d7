set(optimised TRUE)
set(alone all)
# The techniques of the files suite themselves, run on files made by the tests.
target_include_directories(test-files PRIVATE ${PROJECT_SOURCE_DIR}/impls)
yieldmark_add_build_facts(test-files ${PROJECT_SOURCE_DIR})
target_link_libraries(test-files PRIVATE test-files_facts range-v3::range-v3 Boost::context nlohmann_json::nlohmann_json Threads::Threads)
