set(optimised TRUE)
set(alone library_versions_test.cpp)
# The parts of the measured executable as they are compiled for it, without its main() and what only that calls.
target_sources(test-bench PRIVATE
    "$<FILTER:$<TARGET_OBJECTS:yieldmark_bench>,EXCLUDE,/(main|list_cases)\\.cpp\\.o$>")
yieldmark_add_build_facts(test-bench ${PROJECT_SOURCE_DIR})
target_link_libraries(test-bench PRIVATE test-bench_facts benchmark::benchmark nlohmann_json::nlohmann_json Boost::headers
                                         Threads::Threads ${CMAKE_DL_LIBS})
if(YIELDMARK_SANITIZE)
    # A sanitizer's own shadow memory is resident too, and its malloc is another.
    set_source_files_properties(${CMAKE_CURRENT_SOURCE_DIR}/bench/resident_test.cpp
                                ${CMAKE_CURRENT_SOURCE_DIR}/bench/heap_limits_test.cpp PROPERTIES HEADER_FILE_ONLY ON)
endif()
