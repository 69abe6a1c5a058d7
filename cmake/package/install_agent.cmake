# The agent as an object for other projects' link lines, with what says how it is linked: a CMake function and a pkg-config
# file.

install(FILES ${YIELDMARK_AGENT} DESTINATION ${private}/lib)
install(FILES cmake/package/measure.cmake DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/yieldmark)

file(RELATIVE_PATH up ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig ${CMAKE_INSTALL_PREFIX})
string(REGEX REPLACE "/$" "" up ${up})
list(TRANSFORM YIELDMARK_WRAPPED PREPEND "-Wl,--wrap=" OUTPUT_VARIABLE wrapped)
list(JOIN wrapped " " wrapped)
configure_file(cmake/package/yieldmark-agent.pc.in ${CMAKE_BINARY_DIR}/installed/yieldmark-agent.pc @ONLY)
install(FILES ${CMAKE_BINARY_DIR}/installed/yieldmark-agent.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
