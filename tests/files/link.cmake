# The techniques of the files suite themselves, run on files made by the tests.
target_include_directories(test-files PRIVATE ${PROJECT_SOURCE_DIR}/impls)
target_compile_definitions(test-files PRIVATE YIELDMARK_INPUT_DIR="${CMAKE_BINARY_DIR}/inputs")
target_link_libraries(test-files PRIVATE range-v3::range-v3 Boost::context nlohmann_json::nlohmann_json Threads::Threads)
