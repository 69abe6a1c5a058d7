target_link_libraries(test-project PRIVATE yieldmark_project)
add_dependencies(test-project made-program-old)
target_compile_definitions(test-project PRIVATE PROGRAM_old="$<TARGET_FILE:made-program-old>")
