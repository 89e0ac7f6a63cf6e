package app.inkwell.wear

import android.app.Activity
import android.os.Bundle
import android.widget.TextView

class WatchActivity : Activity() {
    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        setContentView(TextView(this).apply { text = "Open a note on your phone" })
    }
}
