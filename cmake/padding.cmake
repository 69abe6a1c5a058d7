# The target yieldmark_padding: bytes of code that never run. A fresh layout puts some of them between the objects that
# it links (cmake/link_manifest.cmake).

add_library(yieldmark_padding OBJECT)
foreach(bytes IN ITEMS 64 128 192 320 512 832 1344 2176 3520)
    set(source ${CMAKE_BINARY_DIR}/generated/padding/padding_${bytes}.cpp)
    file(CONFIGURE OUTPUT ${source} @ONLY CONTENT
"// Generated: ${bytes} bytes of code that never runs, put between objects to move what follows.
asm(\".text\\n.p2align 6\\n.skip ${bytes}, 0x90\\n\");
")
    target_sources(yieldmark_padding PRIVATE ${source})
endforeach()
