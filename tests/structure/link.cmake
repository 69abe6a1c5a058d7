target_sources(test-structure PRIVATE ${CMAKE_CURRENT_LIST_DIR}/include_graph.cpp ${CMAKE_CURRENT_LIST_DIR}/literals.cpp)
target_compile_definitions(test-structure PRIVATE ROOT="${PROJECT_SOURCE_DIR}")
target_link_libraries(test-structure PRIVATE yieldmark_results)
