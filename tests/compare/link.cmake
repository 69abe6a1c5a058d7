set(alone lock_step_test.cpp programs_test.cpp relinking_test.cpp run_comparison_test.cpp same_programs_test.cpp sides_test.cpp)
target_link_libraries(test-compare PRIVATE yieldmark_compare)
target_compile_definitions(test-compare PRIVATE COMPILER="${CMAKE_CXX_COMPILER}")
