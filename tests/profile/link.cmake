set(alone fold_test.cpp)
target_link_libraries(test-profile PRIVATE yieldmark_profile)
if(TARGET yieldmark-probe)
    target_compile_definitions(test-profile PRIVATE FIXTURE="$<TARGET_FILE_DIR:yieldmark>/profile-fixture"
        YIELDMARK="$<TARGET_FILE:yieldmark>" HELP="${CMAKE_CURRENT_SOURCE_DIR}/profile/golden/help.txt")
    add_dependencies(test-profile profile-fixture yieldmark yieldmark-probe)
else()
    # With a sanitizer's runtime there is neither a probe nor a Callgrind.
    set_source_files_properties(${CMAKE_CURRENT_SOURCE_DIR}/profile/record_test.cpp
                                ${CMAKE_CURRENT_SOURCE_DIR}/profile/command_test.cpp PROPERTIES HEADER_FILE_ONLY ON)
endif()
if(TARGET yieldmark-agent)
    target_compile_definitions(test-profile PRIVATE KNOWN_PROGRAM="$<TARGET_FILE_DIR:yieldmark>/known-program")
    add_dependencies(test-profile known-program yieldmark-agent yieldmark-probe)
endif()
