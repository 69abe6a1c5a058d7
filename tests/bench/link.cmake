set(optimised TRUE)
# The parts of the measured executable, without its main().
file(GLOB bench_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/harness/bench/*.cpp)
list(FILTER bench_sources EXCLUDE REGEX "main.cpp$")
list(FILTER bench_sources EXCLUDE REGEX "list_cases.cpp$")
target_sources(test-bench PRIVATE ${bench_sources})
yieldmark_add_build_facts(test-bench ${PROJECT_SOURCE_DIR})
target_link_libraries(test-bench PRIVATE test-bench_facts benchmark::benchmark nlohmann_json::nlohmann_json Boost::headers
                                         Threads::Threads ${CMAKE_DL_LIBS})
if(YIELDMARK_SANITIZE)
    # A sanitizer's own shadow memory is resident too, and its malloc is another.
    set_source_files_properties(${CMAKE_CURRENT_SOURCE_DIR}/bench/resident_test.cpp
                                ${CMAKE_CURRENT_SOURCE_DIR}/bench/heap_limits_test.cpp PROPERTIES HEADER_FILE_ONLY ON)
endif()
