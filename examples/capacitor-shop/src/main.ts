import { createApp } from 'vue';
import { router } from './router';
import LoginView from './views/LoginView.vue';

createApp(LoginView).use(router).mount('#app');
