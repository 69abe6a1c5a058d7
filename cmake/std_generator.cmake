# yieldmark_find_std_generator(): sets YIELDMARK_HAS_STD_GENERATOR to whether the compiler makes one of C++23. The
# standard that the project is compiled as would be checked with too (CMP0067), after any in CMAKE_REQUIRED_FLAGS.

include(CheckCXXSourceCompiles)

function(yieldmark_find_std_generator)
    if(NOT "cxx_std_23" IN_LIST CMAKE_CXX_COMPILE_FEATURES)
        set(YIELDMARK_HAS_STD_GENERATOR FALSE PARENT_SCOPE)
        return()
    endif()
    set(CMAKE_CXX_STANDARD 23)
    check_cxx_source_compiles("#include <generator>
#ifndef __cpp_lib_generator
#error \"no std::generator\"
#endif
std::generator<int> one() { co_yield 0; }
int main() {
    for (int item : one())
        return item;
}" YIELDMARK_HAS_STD_GENERATOR)
endfunction()
