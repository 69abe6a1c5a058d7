set(alone unwind_tables_test.cpp)
# The objects that the tests read are compiled while they run: some 50 of them, a few seconds in all.
target_link_libraries(test-machine_code PRIVATE yieldmark_machine_code)
target_compile_definitions(test-machine_code PRIVATE COMPILER="${CMAKE_CXX_COMPILER}")
