set(alone history_test.cpp join_test.cpp trends_test.cpp)
target_link_libraries(test-store PRIVATE yieldmark_store soci SQLite::SQLite3)
target_compile_definitions(test-store PRIVATE SCHEMA_1="${CMAKE_CURRENT_SOURCE_DIR}/store/schema-1.sql")
