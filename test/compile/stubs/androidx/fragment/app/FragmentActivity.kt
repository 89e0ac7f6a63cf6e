package androidx.fragment.app

import androidx.activity.ComponentActivity

open class FragmentActivity : ComponentActivity()
