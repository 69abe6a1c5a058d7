# yieldmark_write_link_manifest(<executable>): writes link/<executable>.json, which tells the runner how to link the same
# objects again in another order (a fresh random layout for each timed process). The objects are those of
# <executable>_suites; fixed are <executable>_facts and YIELDMARK_OBJECTS.

# The manifest's text in <result>: `objects`, `facts`, `fixed` and `padding` are what stands in its lists.
function(yieldmark_link_manifest result executable linker objects facts fixed padding side_map)
    string(TOUPPER "${CMAKE_BUILD_TYPE}" config)
    separate_arguments(flags UNIX_COMMAND "${CMAKE_CXX_FLAGS} ${CMAKE_CXX_FLAGS_${config}}")
    if(YIELDMARK_SANITIZE)
        list(APPEND flags -fsanitize=${YIELDMARK_SANITIZE})
    endif()
    list(JOIN flags "\", \"" flags_text)
    # Objects of -flto are compiled when they are linked, which takes as long each time, and in what order they are
    # given says nothing of the layout.
    set(one_layout "")
    if("${flags}" MATCHES "(^|;)-flto")
        set(one_layout "it was built with -flto, so that a new layout would be compiled anew")
    endif()
    # What the executable is linked to besides, as files; what brings no file of its own is left out.
    set(libraries "$<TARGET_FILE:benchmark::benchmark>")
    get_target_property(linked ${executable}_suites LINK_LIBRARIES)
    foreach(library IN LISTS linked)
        if(TARGET ${library})
            get_target_property(type ${library} TYPE)
            if(type MATCHES "^(SHARED|STATIC|UNKNOWN)_LIBRARY$")
                list(APPEND libraries "$<TARGET_FILE:${library}>")
            endif()
        elseif(library)
            list(APPEND libraries -l${library})
        endif()
    endforeach()
    list(JOIN libraries "\", \"" libraries_text)
    set(${result} "{
  \"one_layout\": \"${one_layout}\",
  \"linker\": \"${linker}\",
  \"flags\": [\"${flags_text}\"],
  \"objects\": [\"${objects}\"],
  \"fixed\": [\"${facts}\", \"${fixed}\"],
  \"padding\": [\"${padding}\"],
  \"libraries\": [\"${libraries_text}\", \"-lpthread\", \"-ldl\"],
  \"side\": {\"version\": 1, \"flags\": [\"-shared\", \"-Wl,-Bsymbolic\"],
           \"script\": \"${side_map}\"}
}
" PARENT_SCOPE)
endfunction()

function(yieldmark_write_link_manifest executable)
    yieldmark_link_manifest(text ${executable} ${CMAKE_CXX_COMPILER}
        "$<JOIN:$<TARGET_OBJECTS:${executable}_suites>,\", \">" "$<TARGET_OBJECTS:${executable}_facts>"
        "$<JOIN:${YIELDMARK_OBJECTS},\", \">" "$<JOIN:${YIELDMARK_PADDING},\", \">" ${YIELDMARK_SIDE_MAP})
    file(GENERATE OUTPUT ${CMAKE_BINARY_DIR}/link/${executable}.json CONTENT "${text}")
endfunction()
