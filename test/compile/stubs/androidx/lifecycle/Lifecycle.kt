package androidx.lifecycle

import kotlinx.coroutines.CoroutineScope

abstract class Lifecycle {
    abstract fun addObserver(observer: LifecycleObserver)

    abstract fun removeObserver(observer: LifecycleObserver)
}

interface LifecycleObserver

interface DefaultLifecycleObserver : LifecycleObserver {
    fun onCreate(owner: LifecycleOwner) {}

    fun onStart(owner: LifecycleOwner) {}

    fun onResume(owner: LifecycleOwner) {}

    fun onPause(owner: LifecycleOwner) {}

    fun onStop(owner: LifecycleOwner) {}

    fun onDestroy(owner: LifecycleOwner) {}
}

interface LifecycleOwner {
    val lifecycle: Lifecycle
}

class ProcessLifecycleOwner private constructor() : LifecycleOwner {
    override val lifecycle: Lifecycle get() = TODO()

    companion object {
        @JvmStatic
        fun get(): LifecycleOwner = TODO()
    }
}

abstract class ViewModel {
    protected open fun onCleared() {}
}

val ViewModel.viewModelScope: CoroutineScope get() = TODO()

val LifecycleOwner.lifecycleScope: CoroutineScope get() = TODO()
