# yieldmark_write_compile_manifest(<executable> <object library>): writes link/<executable>.compile, one argument a
# line: the compiler and all that the library's sources are compiled with. The runner compiles single techniques so.

# The manifest's text in <result>. `includes` are its -I lines.
function(yieldmark_compile_manifest result objects compiler includes)
    string(TOUPPER "${CMAKE_BUILD_TYPE}" config)
    get_target_property(standard ${objects} CXX_STANDARD)
    separate_arguments(flags UNIX_COMMAND "${CMAKE_CXX_FLAGS} ${CMAKE_CXX_FLAGS_${config}}")
    list(APPEND flags ${CMAKE_CXX${standard}_STANDARD_COMPILE_OPTION} ${CMAKE_CXX_COMPILE_OPTIONS_PIC})
    if(YIELDMARK_SANITIZE)
        list(APPEND flags -fsanitize=${YIELDMARK_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    endif()
    list(JOIN flags "\n" lines)
    set(definitions "$<TARGET_PROPERTY:${objects},COMPILE_DEFINITIONS>")
    set(${result}
"${compiler}
${lines}
$<JOIN:$<TARGET_PROPERTY:${objects},COMPILE_OPTIONS>,\n>
$<$<BOOL:${definitions}>:-D$<JOIN:${definitions},\n-D>>
${includes}
" PARENT_SCOPE)
endfunction()

function(yieldmark_write_compile_manifest executable objects)
    # What the compiler looks through anyway would come too early, and hide what the library wraps.
    set(includes "$<FILTER:$<TARGET_PROPERTY:${objects},INCLUDE_DIRECTORIES>,EXCLUDE,^/usr/include$>")
    yieldmark_compile_manifest(text ${objects} ${CMAKE_CXX_COMPILER} "$<$<BOOL:${includes}>:-I$<JOIN:${includes},\n-I>>")
    file(GENERATE OUTPUT ${CMAKE_BINARY_DIR}/link/${executable}.compile CONTENT "${text}")
endfunction()
