set(optimised TRUE)
set(alone all)
target_include_directories(test-protocol PRIVATE ${PROJECT_SOURCE_DIR}/impls)
target_link_libraries(test-protocol PRIVATE range-v3::range-v3 Boost::context Threads::Threads)
