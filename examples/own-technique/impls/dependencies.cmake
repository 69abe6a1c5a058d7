# Read by yieldmark_add_suite: what the techniques of this folder are linked to.
list(APPEND YIELDMARK_LIBRARIES pull::pull)
