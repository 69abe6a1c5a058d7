set(optimised TRUE)
set(alone all)
# The probe's tables are tested without preloading, in every build; what is preloaded stands in
# CMakeLists.txt.
foreach(part IN ITEMS address_ranges block_table ledger recorder)
    target_sources(test-probe PRIVATE ${PROJECT_SOURCE_DIR}/harness/probe/${part}.cpp)
endforeach()
target_link_libraries(test-probe PRIVATE ${CMAKE_DL_LIBS})
