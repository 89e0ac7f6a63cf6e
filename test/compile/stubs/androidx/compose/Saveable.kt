package androidx.compose.runtime.saveable

fun <T : Any> rememberSaveable(vararg inputs: Any?, init: () -> T): T = init()
