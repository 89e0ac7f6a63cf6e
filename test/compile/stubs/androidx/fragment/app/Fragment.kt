package androidx.fragment.app

import android.content.Context
import android.os.Bundle
import android.view.View
import androidx.activity.result.ActivityResultCallback
import androidx.activity.result.ActivityResultCaller
import androidx.activity.result.ActivityResultLauncher
import androidx.activity.result.contract.ActivityResultContract
import androidx.lifecycle.Lifecycle
import androidx.lifecycle.LifecycleOwner

open class Fragment : ActivityResultCaller, LifecycleOwner {
    val activity: FragmentActivity? get() = TODO()

    fun requireActivity(): FragmentActivity = TODO()

    fun requireContext(): Context = TODO()

    open fun onCreate(savedInstanceState: Bundle?) {}

    open fun onViewCreated(view: View, savedInstanceState: Bundle?) {}

    open fun onDestroyView() {}

    override fun <I, O> registerForActivityResult(
        contract: ActivityResultContract<I, O>,
        callback: ActivityResultCallback<O>,
    ): ActivityResultLauncher<I> = TODO()

    override val lifecycle: Lifecycle get() = TODO()
}
