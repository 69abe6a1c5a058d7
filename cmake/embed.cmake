# yieldmark_embed(<target> <file> <name>): writes <embedded/name.hpp>, in which the constant <name> of namespace yieldmark holds the
# file's text, and lets the target's sources include it. A change of the file is seen.

function(yieldmark_embed target file name)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
    file(READ ${file} text)
    set(folder ${CMAKE_BINARY_DIR}/generated)
    file(CONFIGURE OUTPUT ${folder}/embedded/${name}.hpp @ONLY CONTENT
"#pragma once
// Generated from @file@.
namespace yieldmark {
inline constexpr char const* @name@ = R\"embedded(@text@)embedded\";
} // namespace yieldmark
")
    target_include_directories(${target} PRIVATE ${folder})
endfunction()
