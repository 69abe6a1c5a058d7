# Bundles reports/page into the library where node and npm are at hand. Without them everything else is built, and
# `yieldmark report` makes Markdown only.

option(YIELDMARK_PAGE "Build the HTML report's page (needs node 18 or later and npm)" ON)
set(YIELDMARK_PAGE_MISSING "" CACHE INTERNAL "Why the page is not built; empty if it is")

find_program(YIELDMARK_NODE NAMES node nodejs)
find_program(YIELDMARK_NPM npm)
if(YIELDMARK_NODE)
    execute_process(COMMAND ${YIELDMARK_NODE} -p "process.versions.node" OUTPUT_VARIABLE node_version
                    OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
endif()
if(NOT YIELDMARK_PAGE)
    set(why "YIELDMARK_PAGE is OFF")
elseif(NOT YIELDMARK_NODE OR NOT YIELDMARK_NPM)
    set(why "node or npm is missing: apt-get install nodejs npm")
elseif(node_version VERSION_LESS 18)
    set(why "node ${node_version} is too old: 18 or later is needed")
else()
    set(why "")
endif()
set(YIELDMARK_PAGE_MISSING "${why}" CACHE INTERNAL "Why the page is not built; empty if it is")
if(why)
    message(STATUS "The HTML report is not built (${why}); `yieldmark report` will make Markdown only")
    return()
endif()

# npm works in a copy: nothing is ever written into the source tree.
set(page_source ${CMAKE_CURRENT_SOURCE_DIR}/page)
set(page_dir ${CMAKE_CURRENT_BINARY_DIR}/page)
set(YIELDMARK_PAGE_DIR ${page_dir} CACHE INTERNAL "Where the page is bundled")
file(GLOB_RECURSE page_files CONFIGURE_DEPENDS ${page_source}/src/*)

add_custom_command(
    OUTPUT ${page_dir}/node_modules/.installed
    COMMAND ${CMAKE_COMMAND} -E make_directory ${page_dir}
    COMMAND ${CMAKE_COMMAND} -E copy ${page_source}/package.json ${page_source}/package-lock.json ${page_dir}
    COMMAND ${CMAKE_COMMAND} -E chdir ${page_dir} ${YIELDMARK_NPM} ci --omit=dev --ignore-scripts --no-audit --no-fund --loglevel=error
    COMMAND ${CMAKE_COMMAND} -E touch ${page_dir}/node_modules/.installed
    DEPENDS ${page_source}/package.json ${page_source}/package-lock.json
    COMMENT "Installing what the report's page is bundled with"
    VERBATIM)
add_custom_command(
    OUTPUT ${page_dir}/dist/head.html ${page_dir}/dist/tail.html
    COMMAND ${CMAKE_COMMAND} -E rm -rf ${page_dir}/src
    COMMAND ${CMAKE_COMMAND} -E copy_directory ${page_source}/src ${page_dir}/src
    COMMAND ${CMAKE_COMMAND} -E copy ${page_source}/build.mjs ${page_source}/tsconfig.json ${page_dir}
    COMMAND ${CMAKE_COMMAND} -E chdir ${page_dir} ${YIELDMARK_NODE} build.mjs
    DEPENDS ${page_files} ${page_source}/build.mjs ${page_source}/tsconfig.json ${page_dir}/node_modules/.installed
    COMMENT "Bundling the report's page"
    VERBATIM)

enable_language(ASM)
configure_file(${CMAKE_CURRENT_SOURCE_DIR}/page_template.S.in ${CMAKE_CURRENT_BINARY_DIR}/page_template.S @ONLY)
set_source_files_properties(${CMAKE_CURRENT_BINARY_DIR}/page_template.S PROPERTIES
                            OBJECT_DEPENDS "${page_dir}/dist/head.html;${page_dir}/dist/tail.html")
target_sources(yieldmark_reports PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/page_template.S)
target_compile_definitions(yieldmark_reports PRIVATE YIELDMARK_HAS_PAGE)
