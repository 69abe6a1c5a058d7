set(alone statement_test.cpp)
target_link_libraries(test-claims PRIVATE yieldmark_claims)
