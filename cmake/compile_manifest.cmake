# yieldmark_write_compile_manifest(<executable> <object library>): writes link/<executable>.compile, one argument a
# line: the compiler and all that the library's sources are compiled with. The runner compiles single techniques so.

function(yieldmark_write_compile_manifest executable objects)
    string(TOUPPER "${CMAKE_BUILD_TYPE}" config)
    get_target_property(standard ${objects} CXX_STANDARD)
    separate_arguments(flags UNIX_COMMAND "${CMAKE_CXX_FLAGS} ${CMAKE_CXX_FLAGS_${config}}")
    list(APPEND flags ${CMAKE_CXX${standard}_STANDARD_COMPILE_OPTION} ${CMAKE_CXX_COMPILE_OPTIONS_PIC})
    if(YIELDMARK_SANITIZE)
        list(APPEND flags -fsanitize=${YIELDMARK_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    endif()
    list(JOIN flags "\n" lines)
    set(definitions "$<TARGET_PROPERTY:${objects},COMPILE_DEFINITIONS>")
    # What the compiler looks through anyway would come too early, and hide what the library wraps.
    set(includes "$<FILTER:$<TARGET_PROPERTY:${objects},INCLUDE_DIRECTORIES>,EXCLUDE,^/usr/include$>")
    file(GENERATE OUTPUT ${CMAKE_BINARY_DIR}/link/${executable}.compile CONTENT
"${CMAKE_CXX_COMPILER}
${lines}
$<JOIN:$<TARGET_PROPERTY:${objects},COMPILE_OPTIONS>,\n>
$<$<BOOL:${definitions}>:-D$<JOIN:${definitions},\n-D>>
$<$<BOOL:${includes}>:-I$<JOIN:${includes},\n-I>>
")
endfunction()
