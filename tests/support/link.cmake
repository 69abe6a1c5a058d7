set(optimised TRUE)
target_include_directories(test-support PRIVATE ${PROJECT_SOURCE_DIR}/impls)
target_link_libraries(test-support PRIVATE Boost::context Threads::Threads)
