set(optimised TRUE)
target_include_directories(test-support PRIVATE ${PROJECT_SOURCE_DIR}/impls)
target_link_libraries(test-support PRIVATE Boost::context Threads::Threads)
target_compile_definitions(test-support PRIVATE SOURCE_DIR="${PROJECT_SOURCE_DIR}")
