target_link_libraries(test-text PRIVATE yieldmark_text)
