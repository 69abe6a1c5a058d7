# yieldmark_write_link_manifest(<executable> <object library>): writes link/<executable>.json, which tells the runner
# how to link the same objects again in another order (a fresh random layout for each timed process).

set(YIELDMARK_PADDING_SIZES 64 128 192 320 512 832 1344 2176 3520)

add_library(yieldmark_padding OBJECT)
foreach(bytes IN LISTS YIELDMARK_PADDING_SIZES)
    set(source ${CMAKE_BINARY_DIR}/generated/padding/padding_${bytes}.cpp)
    file(CONFIGURE OUTPUT ${source} @ONLY CONTENT
"// Generated: ${bytes} bytes of code that never runs, put between objects to move what follows.
asm(\".text\\n.p2align 6\\n.skip ${bytes}, 0x90\\n\");
")
    target_sources(yieldmark_padding PRIVATE ${source})
endforeach()

function(yieldmark_write_link_manifest executable objects)
    string(TOUPPER "${CMAKE_BUILD_TYPE}" config)
    separate_arguments(flags UNIX_COMMAND "${CMAKE_CXX_FLAGS} ${CMAKE_CXX_FLAGS_${config}}")
    if(YIELDMARK_SANITIZE)
        list(APPEND flags -fsanitize=${YIELDMARK_SANITIZE})
    endif()
    list(JOIN flags "\", \"" flags_text)
    file(GENERATE OUTPUT ${CMAKE_BINARY_DIR}/link/${executable}.json CONTENT
"{
  \"linker\": \"${CMAKE_CXX_COMPILER}\",
  \"flags\": [\"${flags_text}\"],
  \"objects\": [\"$<JOIN:$<TARGET_OBJECTS:${objects}>,\", \">\"],
  \"fixed\": [\"$<JOIN:$<TARGET_OBJECTS:yieldmark_bench>,\", \">\"],
  \"padding\": [\"$<JOIN:$<TARGET_OBJECTS:yieldmark_padding>,\", \">\"],
  \"libraries\": [\"$<TARGET_FILE:benchmark::benchmark>\", \"$<TARGET_FILE:Boost::context>\", \"-lpthread\", \"-ldl\"],
  \"side\": {\"version\": 1, \"flags\": [\"-shared\", \"-Wl,-Bsymbolic\"],
           \"script\": \"${PROJECT_SOURCE_DIR}/harness/bench/side.map\"}
}
")
    add_dependencies(${executable} yieldmark_padding)
endfunction()
